-- What people said when a contribution was last moved: words, and why it was declined or returned.
alter table contribution add column remarks text check (json_valid(remarks));
