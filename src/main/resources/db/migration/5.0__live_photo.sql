-- Halves of live photos that are at a server: what a half that comes late is joined by.
create table half (
    directory ${text} not null,
    -- what the names of both halves have in common: without extension, lower case, composed
    base ${text} not null,
    name ${text} not null,
    target bigint not null,
    kind ${text} not null,
    content ${text},
    -- milliseconds since 1970
    captured bigint,
    asset ${text} not null,
    -- the asset of the other half that it was joined with
    partner ${text},
    primary key (directory, base, name, target)
) ${clustered};

create index half_content on half (content, target) where content is not null;
