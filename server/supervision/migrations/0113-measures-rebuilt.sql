-- Reverse: DROP TABLE supervision.measures_rebuilt; (which publications the figures follow is lost: they are made anew once more)

-- Calendar publications whose past days the figures of finished cases follow, each once. Reference: a few a year.
CREATE TABLE supervision.measures_rebuilt (
  token      text           PRIMARY KEY,
  -- First day that may have changed.
  first_day  date           NOT NULL,
  cases      integer        NOT NULL,
  rebuilt_at timestamptz(3) NOT NULL
);
GRANT SELECT, INSERT ON supervision.measures_rebuilt TO :app;
