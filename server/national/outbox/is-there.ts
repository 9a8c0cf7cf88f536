/**
 * Whether a message has a row at the centre that a correction must take the place of. The front database keeps
 * every row that was sent, refused ones included; the investment line keeps what it accepted.
 */
export const IS_THERE = `CASE line WHEN 'construction' THEN sent_at IS NOT NULL ELSE state = 'stored' END`;
