-- Several nodes on one store.
-- Counts the nodes that have taken a feed over, one after the other: only the last of them may write.
alter table feed add column term bigint not null default 0;

-- What is asked of feeds, for whichever node runs them; the oldest first.
create table feed_request (
    id ${identity},
    feed ${text} not null,
    -- resync, rewind, reset, dead-retry, dead-drop or wake, and what goes with it
    request ${text} not null,
    argument ${text},
    -- milliseconds since 1970
    asked bigint not null
);

-- The nodes that have said lately that they are there. For people to see; nothing is decided by it.
create table node (
    name ${text} not null primary key,
    role ${text} not null,
    version ${text} not null,
    -- what it leads now, with commas between
    leads ${text} not null,
    -- milliseconds since 1970
    started bigint not null,
    seen bigint not null
);

-- The oldest schema whose Drover may still work with this one.
create table compatibility (
    oldest integer not null
);

insert into compatibility (oldest) values (7);
