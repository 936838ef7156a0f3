package io.drover.runtime;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Objects of the settings, such as a pool of database connections: {@code drover.bean.NAME} is a class, and {@code
 * drover.bean.NAME.PROPERTY} what is set on the object; what is empty is not set. A route names it {@code #bean:NAME}.
 *
 * <p>An object is made when it is first asked for, so that what no route uses costs no time, and nothing of it is loaded.
 * It is closed with the context.
 */
final class SettingBeans {
    static final String PREFIX = "drover.bean.";

    /** What classes call the method that frees what they hold. */
    private static final Set<String> CLOSING = Set.of("close", "destroy");

    private final CamelContext context;
    private final Collection<String> keys;

    /** @param keys of all settings, whatever they are about */
    SettingBeans(CamelContext context, Collection<String> keys) {
        this.context = context;
        this.keys = keys;
    }

    /** Makes them known by their names. */
    void bind() {
        for (String key : keys) {
            if (key.startsWith(PREFIX) && key.indexOf('.', PREFIX.length()) < 0) {
                context.getRegistry().bind(key.substring(PREFIX.length()), Object.class, () -> make(key));
            }
        }
    }

    private Object make(String key) {
        Class<?> type = typeOf(key);
        Object bean = context.getInjector().newInstance(type);
        for (String property : keys) {
            if (property.startsWith(key + ".")) {
                String value = value(property);
                if (!value.isEmpty()) {
                    set(bean, property, property.substring(key.length() + 1), value);
                }
            }
        }
        closeWithContext(bean);
        return bean;
    }

    private Class<?> typeOf(String key) {
        Class<?> type = context.getClassResolver().resolveClass(value(key));
        if (type == null) {
            throw new ConfigurationException(
                    key + " is '" + value(key) + "', but there is no such class; its jar goes into ext/");
        }
        return type;
    }

    private String value(String key) {
        return context.resolvePropertyPlaceholders("{{" + key + "}}");
    }

    /** Neither the value nor what the library says of it goes into the sentence: it may be a password. */
    private void set(Object bean, String key, String property, String value) {
        boolean taken;
        try {
            taken = PropertyBindingSupport.build()
                    .withReflection(true)
                    .withPlaceholder(false)
                    .withReference(value.startsWith("#bean:"))
                    .bind(context, bean, property, value);
        } catch (PropertyBindingException e) {
            throw new ConfigurationException(
                    key + " has a value that " + bean.getClass().getName() + " does not take");
        }
        if (!taken) {
            throw new ConfigurationException(
                    key + " is set, but " + bean.getClass().getName() + " has no property " + property);
        }
    }

    private void closeWithContext(Object bean) {
        for (Method method : bean.getClass().getMethods()) {
            if (CLOSING.contains(method.getName()) && method.getParameterCount() == 0) {
                try {
                    context.addService(new Closing(bean, method));
                } catch (Exception e) {
                    throw RuntimeCamelException.wrapRuntimeException(e);
                }
                return;
            }
        }
    }

    /** Closes a bean when the context stops. */
    private static final class Closing extends ServiceSupport {
        private final Object bean;
        private final Method method;

        Closing(Object bean, Method method) {
            this.bean = bean;
            this.method = method;
        }

        @Override
        protected void doShutdown() throws Exception {
            method.invoke(bean);
        }
    }
}
