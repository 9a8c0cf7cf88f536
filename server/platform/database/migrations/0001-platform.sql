-- Reverse: DROP SCHEMA platform CASCADE; ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

-- What the owner creates from here on is nobody else's until a module grants it by name. PostgreSQL
-- would let everybody run every new function.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE SCHEMA platform;
GRANT USAGE ON SCHEMA platform TO :app;

CREATE TABLE platform.migrations (
  number     integer PRIMARY KEY,
  name       text NOT NULL,
  digest     text NOT NULL,
  applied_at timestamptz(3) NOT NULL DEFAULT now()
);
GRANT SELECT ON platform.migrations TO :app;

-- The guard against two writers: raises ZH409 unless the row still has the version that was read, and
-- so aborts a whole pipeline of statements in the middle. A row that is missing has no version.
CREATE FUNCTION platform.guard(actual bigint, expected bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
  IF actual IS DISTINCT FROM expected THEN
    RAISE EXCEPTION 'version is %, not %', coalesce(actual::text, 'none'), coalesce(expected::text, 'none')
      USING ERRCODE = 'ZH409';
  END IF;
  RETURN actual;
END
$$;
GRANT EXECUTE ON FUNCTION platform.guard(bigint, bigint) TO :app;
