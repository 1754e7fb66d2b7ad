/**
 * Settings: their names, defaults and meaning in one place, read from a {@code .properties} file
 * and overridden by system properties. It must never know what a setting is used for.
 */
package io.hotpair.engine.config;
