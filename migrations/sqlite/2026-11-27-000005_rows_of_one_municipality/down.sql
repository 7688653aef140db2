-- SQLite knows no roles and guards no rows: here the statements alone keep municipalities apart, and
-- the tests watch every one of them.
select 1;
