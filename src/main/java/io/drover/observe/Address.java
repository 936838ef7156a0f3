package io.drover.observe;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where health and metrics are told.
 *
 * @param host name or number of the address that is listened at; with one of loopback only this machine can ask
 * @param port 1 to 65535, or 0: nothing is told
 */
public record Address(String host, int port) {
    /** The settings that say so. */
    public static final String HOST = "drover.observe.host";

    public static final String PORT = "drover.observe.port";
    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException in one sentence that names the setting, its value and what is allowed */
    public static Address of(String host, String port) {
        if (host.isBlank()) {
            throw new IllegalArgumentException(
                    HOST + " is empty: it must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all");
        }
        return new Address(host.strip(), number(port.strip()));
    }

    private static int number(String port) {
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= LAST_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number out of range is
        }
        throw new IllegalArgumentException(
                PORT + " is '" + port + "', allowed: 1 to " + LAST_PORT + ", or 0 for no health and no metrics");
    }

    /** Whether anything is told. */
    public boolean isOn() {
        return port > 0;
    }

    InetSocketAddress toListenAt() {
        return new InetSocketAddress(host, port);
    }

    /** How this machine asks: what listens at all addresses is asked at the loopback one. */
    public InetSocketAddress toAsk() {
        InetSocketAddress address = toListenAt();
        InetAddress named = address.getAddress();
        return named != null && named.isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : address;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
