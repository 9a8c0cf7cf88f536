-- Reverse: DROP SCHEMA signal_rules CASCADE; (who set which rule is lost: only where none was published)

CREATE SCHEMA signal_rules;
GRANT USAGE ON SCHEMA signal_rules TO :app;

-- When lights change and what follows, by division and item: no national thresholds exist. A row is a publication
-- and is never changed; in force is the newest one of a division and item. Reference table.
CREATE TABLE signal_rules.rules (
  -- Gapless: one after the other, over all divisions and items.
  number           integer        PRIMARY KEY CHECK (number >= 1),
  -- Null: all divisions, all items.
  division         text,
  item_id          text,
  -- Gives way to the rule above it; the values are those it had.
  ended            boolean        NOT NULL DEFAULT false,
  remind_share     numeric(4, 3)  NOT NULL,
  yellow_share     numeric(4, 3)  NOT NULL,
  -- Yellow already when so many units of the limit are left; null: by the share alone.
  yellow_days_left integer        CHECK (yellow_days_left BETWEEN 0 AND 60),
  -- A supervision order by itself so many working days after red; null: never by itself.
  order_after_days integer        CHECK (order_after_days BETWEEN 0 AND 60),
  -- Working days within which an order must be answered.
  reply_days       integer        NOT NULL CHECK (reply_days BETWEEN 1 AND 60),
  quiet_from       text           NOT NULL CHECK (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to         text           NOT NULL CHECK (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  basis            text           NOT NULL,
  -- 待确认, 本地规则, or empty where its source was read.
  mark             text           NOT NULL,
  reason           text           NOT NULL,
  set_by           uuid,
  set_by_name      text           NOT NULL,
  set_at           timestamptz(3) NOT NULL,
  CHECK (remind_share > 0 AND remind_share < yellow_share AND yellow_share <= 1)
);
CREATE INDEX rules_of ON signal_rules.rules (division, item_id, number DESC);
-- Neither changed nor deleted: the table is its own history.
GRANT SELECT, INSERT ON signal_rules.rules TO :app;

INSERT INTO signal_rules.rules VALUES (1, NULL, NULL, false, 0.6, 0.8, NULL, 2, 3, '20:00', '08:00',
  '全国未规定阈值；提醒60%、预警80%或最后一日为常见做法', '待确认/本地规则', '平台默认', NULL, '平台', '2026-01-01T00:00:00Z');
