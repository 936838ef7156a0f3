package io.drover.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of a command line. */
final class WholeNumber {
    private WholeNumber() {}

    /** Lets a command and those below it read numbers in this way. */
    static void register(CommandLine command) {
        command.registerConverter(int.class, value -> (int) read(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        command.registerConverter(Long.class, value -> read(value, Long.MIN_VALUE, Long.MAX_VALUE));
        command.registerConverter(long.class, value -> read(value, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static long read(String value, long least, long most) {
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is not a whole number of at most 18 digits");
        }
        if (number < least || number > most) {
            throw new TypeConversionException("'" + value + "' is not a whole number from " + least + " to " + most);
        }
        return number;
    }
}
