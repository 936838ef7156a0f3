package io.drover.ingest;

import io.drover.store.ValueList;

/** The ledger's statements, the same for SQLite and PostgreSQL. */
final class LedgerSql {
    static final String ADD_TARGET = "insert into target (server, user_id) values (?, ?) on conflict do nothing";

    static final String FIND_TARGET = "select id from target where server = ? and user_id = ?";

    static final String ADD_DIRECTORY = "insert into directory (path) values (?) on conflict do nothing";

    /** What {@link LedgerRows#known} reads. */
    static final String KNOWN = "file.name, size, modified, checksum, state, asset, reason, attempts, next_attempt";

    /** What {@link LedgerRows#row} reads. */
    static final String ROW = "select " + KNOWN + """
            , server, user_id, path, sidecar, source, disposal, first_seen, updated, file.directory, file.target
            from file
            join directory on directory.id = file.directory
            join target on target.id = file.target
            """;

    static final String COUNT_TARGETS = "select count(*) from target";

    static final String FIND_ANY_TARGET = "select " + KNOWN + """
             from file
            where directory = (select id from directory where path = ?) and name = ? and checksum is not null
            order by updated desc
            limit 1
            """;

    static final String WHY = ROW + """
            where file.directory in (select id from directory where path in (?, ?)) and (file.name = ? or sidecar = ?)
            order by file.name, server, user_id
            """;

    static final String PAGE = ROW + """
            where (file.directory, file.name, file.target) > (?, ?, ?)
            order by file.directory, file.name, file.target
            limit ?
            """;

    /** One state's rows of {@link #PAGE}. */
    static final String PAGE_OF_STATE = ROW + """
            where state = ? and (file.directory, file.name, file.target) > (?, ?, ?)
            order by file.directory, file.name, file.target
            limit ?
            """;

    static final String OVERVIEW = """
            select server, user_id, source, state, files, recorded, due, next_attempt
            from (
                select target, source, state, count(*) as files, max(updated) as recorded,
                    sum(case when next_attempt <= ? then 1 else 0 end) as due, min(next_attempt) as next_attempt
                from file
                group by target, source, state) as counted
            join target on target.id = counted.target
            """;

    static final String FILES_UNDER = """
            select 1 from directory
            join file on file.directory = directory.id
            where (path = ? or (path >= ? and path < ?)) and target = ? and disposal is null and state <> 'vanished'
            limit 1
            """;

    static final String DUE_UNDER = """
            select 1 from directory
            join file on file.directory = directory.id
            where (path = ? or (path >= ? and path < ?)) and target = ? and next_attempt <= ?
            limit 1
            """;

    static final String DISPOSED_UNDER = """
            update file set disposal = ?
            where target = ? and directory in (
                select id from directory where path = ? or (path >= ? and path < ?))
            """;

    static final String RETRY = "update file set next_attempt = 0 where state = ?";

    /**
     * A first attempt is inserted with its next one at the earliest time that the outcome allows. A later one of the
     * same version doubles the wait, from one minute to one day. What was uploaded stays so when the same bytes are
     * found to be a duplicate of the asset that they became.
     */
    static final String RECORD = """
            insert into file (directory, name, target, size, modified, checksum, state, asset, reason, attempts,
                next_attempt, sidecar, source, disposal, first_seen, updated)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
            on conflict (directory, name, target) do update set
                size = excluded.size,
                modified = excluded.modified,
                checksum = case
                    when excluded.checksum is null
                        and file.size = excluded.size and file.modified = excluded.modified then file.checksum
                    else excluded.checksum end,
                state = case
                    when file.state = 'uploaded' and excluded.state = 'duplicate'
                        and file.checksum = excluded.checksum and file.asset = excluded.asset then file.state
                    else excluded.state end,
                reason = case
                    when file.state = 'uploaded' and excluded.state = 'duplicate'
                        and file.checksum = excluded.checksum and file.asset = excluded.asset then file.reason
                    else excluded.reason end,
                asset = excluded.asset,
                attempts = case
                    when file.size <> excluded.size or file.modified <> excluded.modified then 1
                    when file.state in ('failed', 'vanished') then file.attempts + 1
                    when excluded.state in ('failed', 'vanished') then 1
                    else file.attempts end,
                next_attempt = case
                    when file.state <> 'failed' or excluded.state <> 'failed' or file.size <> excluded.size
                        or file.modified <> excluded.modified then excluded.next_attempt
                    when file.attempts > 10 and excluded.next_attempt < excluded.updated + 86400000
                        then excluded.updated + 86400000
                    when file.attempts <= 10
                        and excluded.next_attempt < excluded.updated + (60000 << file.attempts)
                        then excluded.updated + (60000 << file.attempts)
                    else excluded.next_attempt end,
                sidecar = excluded.sidecar,
                source = excluded.source,
                disposal = excluded.disposal,
                updated = excluded.updated
            """;

    private LedgerSql() {}

    /** The numbers of these many directories. */
    static String findDirectories(int places) {
        return "select path, id from directory where path in (" + ValueList.marks(places) + ")";
    }

    /** The rows of these many names in one directory for one target. */
    static String find(int places) {
        return "select " + KNOWN
                + " from file where directory = (select id from directory where path = ?) and target = ?"
                + " and name in (" + ValueList.marks(places) + ")";
    }
}
