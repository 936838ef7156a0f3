package io.drover.cli;

import io.drover.http.ApiException;
import io.drover.runtime.ConfigurationException;
import io.drover.store.StoreException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user reads when a command fails: sentences, never a stack trace. */
final class ErrorSentences {
    private ErrorSentences() {}

    static int usage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("drover: " + sentence(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    /** What is wrong with a value is said after the name of the option or parameter, as everywhere. */
    private static String sentence(ParameterException failure) {
        ArgSpec argument = failure.getArgSpec();
        if (argument == null || !(failure.getCause() instanceof TypeConversionException refusal)) {
            return String.valueOf(failure.getMessage());
        }
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return name + ": " + refusal.getMessage();
    }

    static int failure(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        sentence(failure).lines().forEach(line -> err.println("drover: " + line));
        if (Boolean.getBoolean("drover.debug")) {
            failure.printStackTrace(err);
        }
        return exitCode(failure);
    }

    static int exitCode(Throwable failure) {
        if (failure instanceof CommandException command) {
            return command.exitCode();
        }
        if (failure instanceof ApiException || (failure instanceof StoreException store && store.away())) {
            return ExitCode.SERVER;
        }
        return failure instanceof ConfigurationException || failure instanceof StoreException
                ? ExitCode.USAGE
                : ExitCode.SOME_FAILED;
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        boolean told = failure instanceof CommandException
                || failure instanceof ApiException
                || failure instanceof ConfigurationException
                || failure instanceof StoreException;
        return told && message != null
                ? message
                : "unexpected failure: " + failure + " (run with JAVA_OPTS=-Ddrover.debug=true to see where)";
    }
}
