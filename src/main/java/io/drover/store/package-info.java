/** JDBC access, migrations and the process lock: SQLite by default, PostgreSQL for several nodes. Plain Java. */
@NullMarked
package io.drover.store;

import org.jspecify.annotations.NullMarked;
