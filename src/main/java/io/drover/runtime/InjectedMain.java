package io.drover.runtime;

import io.drover.kamelet.KameletFolder;
import io.drover.kamelet.KameletFolderComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.TypeConverterExists;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.TypeConverterRegistry;

/** Camel's main whose environment and keys of settings are given to it; it installs no signal handler and reads no command line. */
final class InjectedMain extends Main {
    private final Map<String, String> environment;
    private final PropertiesSource settings;
    private final Collection<String> keys;
    private final KameletFolder kamelets;

    InjectedMain(
            Map<String, String> environment,
            PropertiesSource settings,
            Collection<String> keys,
            KameletFolder kamelets) {
        this.environment = environment;
        this.settings = settings;
        this.keys = keys;
        this.kamelets = kamelets;
        setShutdownStrategy(new SimpleMainShutdownStrategy());
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addPropertiesFunction(new EnvironmentFunction(environment));
        context.getPropertiesComponent().addPropertiesSource(settings);
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        TypeConverterExists standing = converters.getTypeConverterExists();
        converters.setTypeConverterExists(TypeConverterExists.Override);
        converters.addTypeConverter(Duration.class, String.class, new DurationConverter());
        converters.setTypeConverterExists(standing);
        context.addComponent("direct", new HeldDirectComponent());
        new SettingBeans(context, keys).bind();
        // made when a route first names a kamelet
        context.getRegistry().bind("kamelet", Component.class, () -> new KameletFolderComponent(kamelets));
        return context;
    }
}
