-- The events themselves stay: a feed can be numbered anew from them.
drop table feed_end;
drop table feed;
delete from outbox where kind = 'feed';
