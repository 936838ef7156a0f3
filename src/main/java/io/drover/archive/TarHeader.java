package io.drover.archive;

import io.drover.ingest.DamagedFileException;
import java.math.BigInteger;
import java.util.Arrays;

/** One block of 512 bytes that begins a member of a tar, or what describes the next one. */
record TarHeader(byte[] block) {
    static final int BYTES = 512;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_BYTES = 8;
    private static final int MAGIC_AT = 257;
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};

    /** Whether it is one of those that end a tar. */
    boolean isEnd() {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a header at all. */
    boolean isValid() {
        int sum = 0;
        int signedSum = 0;
        for (int at = 0; at < BYTES; at++) {
            boolean checksum = at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_BYTES;
            sum += checksum ? ' ' : block[at] & 0xff;
            signedSum += checksum ? ' ' : block[at];
        }
        try {
            long said = number(CHECKSUM_AT, CHECKSUM_BYTES);
            return said == sum || said == signedSum;
        } catch (DamagedFileException none) {
            return false;
        }
    }

    char type() {
        return (char) block[156];
    }

    byte[] name() {
        byte[] name = text(0, 100);
        if (!Arrays.equals(block, MAGIC_AT, MAGIC_AT + USTAR.length, USTAR, 0, USTAR.length)) {
            return name;
        }
        byte[] prefix = text(345, 155);
        if (prefix.length == 0) {
            return name;
        }
        byte[] all = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        all[prefix.length] = '/';
        System.arraycopy(name, 0, all, prefix.length + 1, name.length);
        return all;
    }

    long size() throws DamagedFileException {
        long size = number(124, 12);
        if (size < 0) {
            throw damaged();
        }
        return size;
    }

    long modifiedSeconds() throws DamagedFileException {
        return number(136, 12);
    }

    private byte[] text(int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, at, end);
    }

    /** In octal digits, or, where the first bit is set, in bits. */
    private long number(int at, int length) throws DamagedFileException {
        if (block[at] < 0) {
            byte[] bits = Arrays.copyOfRange(block, at, at + length);
            bits[0] = (byte) ((bits[0] & 0x40) != 0 ? bits[0] : bits[0] & 0x7f);
            BigInteger number = new BigInteger(bits);
            if (number.bitLength() > 63) {
                throw damaged();
            }
            return number.longValue();
        }
        long number = 0;
        for (int index = at; index < at + length; index++) {
            byte digit = block[index];
            if (digit >= '0' && digit <= '7') {
                number = number << 3 | digit - '0';
            } else if (digit != ' ' && digit != 0) {
                throw damaged();
            }
        }
        return number;
    }

    static DamagedFileException damaged() {
        return new DamagedFileException("has a damaged header");
    }
}
