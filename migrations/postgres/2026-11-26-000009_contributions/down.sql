alter table contribution drop column remarks;
