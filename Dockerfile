FROM maven:3.9-eclipse-temurin-17 AS build
# Another Camel 4.18, for its fixes: docker build --build-arg CAMEL_VERSION=4.18.5 .
ARG CAMEL_VERSION=
WORKDIR /build
COPY . .
# SQLite's native library lies beside the jars, so that a start neither unpacks it nor needs a writable /tmp for it.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B ${CAMEL_VERSION:+-Dcamel.version=$CAMEL_VERSION} -DskipTests package \
    && mkdir /opt/drover \
    && tar xzf target/drover-*.tar.gz -C /opt/drover --strip-components=1 \
    && native=org/sqlite/native/Linux/$(uname -m) \
    && jar xf /opt/drover/lib/sqlite-jdbc-*.jar "$native" \
    && mv "$native" /opt/drover/native

FROM eclipse-temurin:25-jre
COPY --from=build /opt/drover /opt/drover
COPY docker/drover /usr/local/bin/drover

ENV LANG=C.UTF-8 \
    DROVER_CACHE=/opt/drover/cache \
    DROVER_DATA=/data \
    DROVER_JAVA_OPTS="-Xmx512m -Dorg.sqlite.lib.path=/opt/drover/native"

# The folders that one mounts; and the class archive, which the first start makes in the background from a run of the demo.
# A build in which that fails is a build whose demo fails.
RUN mkdir -p /data /inbox /config /routes /photos "$DROVER_CACHE" \
    && chown 1000:1000 /data /inbox "$DROVER_CACHE" \
    && setpriv --reuid=1000 --regid=1000 --clear-groups drover --version \
    && for second in $(seq 300); do [ -z "$(find "$DROVER_CACHE" -name '*.jsa')" ] || break; sleep 1; done \
    && [ -n "$(find "$DROVER_CACHE" -name '*.jsa')" ] \
    && chown -R root:root "$DROVER_CACHE"

USER 1000:1000
WORKDIR /data
VOLUME ["/data", "/config", "/routes", "/photos"]
# Reads the store and asks nobody else: a server that is down does not make Drover ill.
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s --retries=3 CMD ["drover", "status"]
ENTRYPOINT ["drover"]
CMD ["run"]
