-- Reverse: DELETE FROM notices.notices WHERE kind = 'catalogue'; ALTER TABLE notices.notices DROP CONSTRAINT notices_kind_check, ADD CONSTRAINT notices_kind_check CHECK (kind IN ('reminder', 'yellow', 'red', 'statute', 'order', 'escalation', 'flag', 'calendar', 'case'));

-- What keepers of the catalogue are told: a standard to be followed, and the reminder of it.
ALTER TABLE notices.notices DROP CONSTRAINT notices_kind_check;
ALTER TABLE notices.notices ADD CONSTRAINT notices_kind_check CHECK (kind IN ('reminder', 'yellow', 'red', 'statute',
  'order', 'escalation', 'flag', 'calendar', 'case', 'catalogue'));
