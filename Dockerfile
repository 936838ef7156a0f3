# Three layers on a Java runtime: the libraries, which change with pom.xml only; Drover itself; and the classes that it loads at a
# start, made ready for exactly these. DockerfileTest runs these steps, and starts what comes of them.
FROM maven:3.9-eclipse-temurin-17 AS build
# Another Camel 4.18, for its fixes: docker build --build-arg CAMEL_VERSION=4.18.5 .
ARG CAMEL_VERSION=
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B ${CAMEL_VERSION:+-Dcamel.version=$CAMEL_VERSION} -DskipTests package
# SQLite's native library lies beside the jars, so that a start neither unpacks it nor needs a /tmp that programs may run from.
RUN mkdir -p /layers/app /layers/lib \
    && tar xzf target/drover-*.tar.gz -C /layers/app --strip-components=1 \
    && for jar in /layers/app/lib/*.jar; do \
         case ${jar##*/} in drover-*) ;; *) mv "$jar" /layers/lib/ ;; esac; \
       done \
    && native=org/sqlite/native/Linux/$(uname -m) \
    && jar xf /layers/lib/sqlite-jdbc-*.jar "$native" \
    && mv "$native" /layers/native

FROM eclipse-temurin:25-jre
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Drover" \
      org.opencontainers.image.description="Drives files into Immich, and what changes in it out" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

COPY --from=build /layers/native /opt/drover/native
COPY --from=build /layers/lib /opt/drover/lib
COPY --from=build /layers/app /opt/drover
COPY docker/drover /usr/local/bin/drover

# Logs go to standard output alone. What a Java leaves in /tmp for its own tools is left out.
ENV LANG=C.UTF-8 \
    DROVER_CACHE=/opt/drover/cache \
    DROVER_DATA=/data \
    DROVER_LOG_FILE=none \
    DROVER_JAVA_OPTS="-Xmx512m -XX:-UsePerfData -Dorg.sqlite.lib.path=/opt/drover/native"

# The classes of a start, from a run of the demo: a build in which that fails has failed.
RUN mkdir "$DROVER_CACHE" && drover --make-archive

# What is mounted. Any user may run Drover: a new volume becomes that user's by what is made in it.
RUN mkdir -p /data /inbox /changes /config /routes /kamelets /photos \
    && chmod 0777 /data /inbox /changes

USER 1000:0
WORKDIR /data
VOLUME ["/data"]
# Whether the process moves; a server that is away does not make Drover ill.
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s --retries=3 CMD ["drover", "health", "--live"]
ENTRYPOINT ["drover"]
CMD ["run"]
