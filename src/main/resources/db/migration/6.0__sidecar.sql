-- Which version of its sidecar a target was given with a photo, or afterwards.
create table sidecar (
    directory bigint not null,
    -- the photo
    name ${text} not null,
    target bigint not null,
    sidecar ${text} not null,
    -- null: the version is not known, but that it is not younger than modified
    size bigint,
    modified bigint not null,
    primary key (directory, name, target)
) ${clustered};

insert into sidecar (directory, name, target, sidecar, size, modified)
select directory, name, target, sidecar, null, updated * 1000000
from file
-- what was written in Immich since is not to be written over by a sidecar that lay there already
where state in ('uploaded', 'duplicate') and sidecar is not null;
