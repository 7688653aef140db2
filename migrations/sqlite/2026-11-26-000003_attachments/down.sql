-- The files themselves stay where they are.
drop table stray_file;
drop table attachment;
