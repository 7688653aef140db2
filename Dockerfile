# Builder and runtime share one Debian release, so that the C library is the same in both.
ARG RUST=1.95-slim-bookworm
ARG DEBIAN=bookworm-slim
ARG NODE=20-bookworm-slim

# What the pages take from npm. Nothing of Node.js is in the image.
FROM node:${NODE} AS assets
WORKDIR /assets
COPY crates/console/package.json crates/console/package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund

FROM rust:${RUST} AS builder
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc libc6-dev libssl-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
COPY --from=assets /assets/node_modules /assets/node_modules
ENV ONEDOOR_ASSETS=/assets/node_modules
# TLS to PostgreSQL is a feature, because it needs OpenSSL: see docs/decisions/0006.
# The built program is copied out in the same step: a cache mount is gone after it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked -p onedoor-server --bin onedoor --features postgres-tls \
 && install -D -m 0755 target/release/onedoor /out/onedoor

FROM debian:${DEBIAN}
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libssl3 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 onedoor \
 && useradd --uid 10001 --gid onedoor --no-create-home --home-dir /data --shell /usr/sbin/nologin onedoor \
 && install -d -o onedoor -g onedoor -m 0750 /data
COPY --from=builder /out/onedoor /usr/local/bin/onedoor
COPY LICENSE /usr/share/doc/onedoor/LICENSE

USER 10001:10001
WORKDIR /data
# Everything that is ever written lies here: the rest of the file system may be read-only.
VOLUME /data
EXPOSE 8080
ENV ONEDOOR_LISTEN=0.0.0.0:8080 \
    ONEDOOR_DATABASE_URL=sqlite:/data/onedoor.sqlite \
    ONEDOOR_FILES=/data/files \
    ONEDOOR_KEY_FILE=/data/onedoor.key
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ["onedoor", "healthcheck"]
ENTRYPOINT ["onedoor"]
CMD ["serve"]
