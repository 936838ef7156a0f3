-- What was told lately, in no order and each key once, on its way to feed_key.
create table feed_key_recent (
    feed bigint not null,
    key ${text} not null,
    type ${text} not null,
    version ${text} not null,
    generation bigint not null,
    sequence bigint not null,
    born bigint not null,
    parent ${text},
    second_parent ${text}
);
