-- The table that kamelets/drover-changes-to-sql.kamelet.yaml writes, for PostgreSQL and SQLite; it makes it where it is missing.
-- To make it another way (further columns, indexes, data as jsonb), make it first: the kamelet says what is written.
-- PostgreSQL takes data of type jsonb and time of type timestamptz when the address ends in stringtype=unspecified.
-- Empty the table when the store of Drover was lost: places begin anew then, and what looks older is not taken.
create table if not exists changes (
    source     text   not null, -- who tells it, such as /immich/users/UUID
    key        text   not null, -- names the thing in its source for ever, such as asset/UUID
    type       text   not null, -- what kind of thing, such as asset
    id         text   not null, -- of the change that told this row; an event of that change has the same id
    time       text,            -- when that happened, in UTC as ISO 8601, as far as the source says
    version    text   not null, -- tells this state of the thing from every other
    generation bigint not null, -- counts the times that all was compared anew, from 1
    sequence   bigint not null, -- the change's place in its feed
    data       text,            -- the thing as JSON, as received
    primary key (source, key)
)
