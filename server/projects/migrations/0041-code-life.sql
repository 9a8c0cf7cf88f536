-- Reverse: ALTER TABLE projects.code_requests DROP COLUMN purpose, DROP COLUMN request_id, DROP COLUMN tried_at; (states keep fields nobody reads)

-- A request asks for a code, or that one be cancelled. `request_id` is what its issuer knows it by: the same
-- while it is repeated, another when it is made anew, so that asking twice is safe and asking again is heard.
ALTER TABLE projects.code_requests
  ADD COLUMN purpose    text NOT NULL DEFAULT 'issue' CHECK (purpose IN ('issue', 'cancel')),
  ADD COLUMN request_id uuid,
  ADD COLUMN tried_at   timestamptz(3);
UPDATE projects.code_requests SET request_id = gen_random_uuid();
ALTER TABLE projects.code_requests ALTER COLUMN request_id SET NOT NULL;

-- States as the facts fold into now. Nothing follows a void code in older records, so its row was last
-- written when it became void.
UPDATE projects.projects p SET state = p.state || jsonb_build_object(
  'codeIssuer', (SELECT c.issuer FROM projects.issued_codes c WHERE c.code = p.code),
  'cancellation', NULL,
  'cancelRefused', NULL,
  'voided', CASE WHEN p.code_status = 'void' THEN jsonb_build_object(
    'kind', 'by-issuer', 'at', floor(extract(epoch FROM p.updated_at) * 1000)::bigint) END,
  'previousCodes', '[]'::jsonb);
