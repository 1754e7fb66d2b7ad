package io.hotpair.engine.replica;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.samples.TallyService;
import java.lang.reflect.Proxy;

/** A {@link TallyService} of whose methods one does something else first. */
final class InterceptedTally {
  private InterceptedTally() {}

  static ReplicatedService before(String methodName, Step step) {
    TallyService service = new TallyService();
    return (ReplicatedService)
        Proxy.newProxyInstance(
            ReplicatedService.class.getClassLoader(),
            new Class<?>[] {ReplicatedService.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(methodName)) {
                step.run();
              }
              return method.invoke(service, arguments);
            });
  }

  /** What is done first, by the thread that calls the method. */
  interface Step {
    void run() throws Exception;
  }
}
