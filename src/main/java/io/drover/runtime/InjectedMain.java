package io.drover.runtime;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverterExists;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.TypeConverterRegistry;

/** Camel's main whose environment is given to it; it installs no signal handler and reads no command line. */
final class InjectedMain extends Main {
    private final Map<String, String> environment;

    InjectedMain(Map<String, String> environment) {
        this.environment = environment;
        setShutdownStrategy(new SimpleMainShutdownStrategy());
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addPropertiesFunction(new EnvironmentFunction(environment));
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        TypeConverterExists standing = converters.getTypeConverterExists();
        converters.setTypeConverterExists(TypeConverterExists.Override);
        converters.addTypeConverter(Duration.class, String.class, new DurationConverter());
        converters.setTypeConverterExists(standing);
        return context;
    }
}
