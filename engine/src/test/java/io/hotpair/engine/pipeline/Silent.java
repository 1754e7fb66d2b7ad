package io.hotpair.engine.pipeline;

import java.lang.reflect.Proxy;

/** Implementations that do nothing, and return false, 0 or null. */
final class Silent {
  private Silent() {}

  static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getReturnType() == boolean.class) {
                return false;
              }
              return method.getReturnType() == long.class ? 0L : null;
            }));
  }
}
