package io.drover.library.sftp;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, with the connection that they come by, which is given back at the end. One thread. */
final class SftpStream extends InputStream {
    private final SftpPool pool;
    private final SftpPool.Lease lease;
    private final String place;
    private final InputStream stream;
    private boolean closed;

    /** @param stream of that connection @param place for exceptions */
    SftpStream(SftpPool pool, SftpPool.Lease lease, String place, InputStream stream) {
        this.pool = pool;
        this.lease = lease;
        this.place = place;
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return lease.connection().call(place, channel -> stream.read(target, offset, length));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (lease.connection().usable()) {
                lease.connection().call(place, channel -> {
                    stream.close();
                    return true;
                });
            }
        } finally {
            pool.giveBack(lease);
        }
    }
}
