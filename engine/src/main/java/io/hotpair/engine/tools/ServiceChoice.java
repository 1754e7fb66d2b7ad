package io.hotpair.engine.tools;

import io.hotpair.engine.kv.KeyValueCodec;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.orderbook.OrderBookCodec;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceCodec;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which service a journal's operations are for.
 *
 * @param name as it was given.
 * @param services makes new instances.
 * @param codec renders operations and answers.
 */
record ServiceChoice(String name, Supplier<ReplicatedService> services, ServiceCodec codec) {
  static final String ORDER_BOOK = "orderbook";

  /** Reads a choice: a name, or a class on the class path, whose payloads are shown as hex. */
  static final class Converter implements ITypeConverter<ServiceChoice> {
    @Override
    public ServiceChoice convert(String value) {
      return switch (value) {
        case ORDER_BOOK -> new ServiceChoice(value, OrderBookService::new, new OrderBookCodec());
        case "kv" -> new ServiceChoice(value, KeyValueService::new, new KeyValueCodec());
        default -> ofClass(value);
      };
    }

    private static ServiceChoice ofClass(String name) {
      newInstance(name);
      return new ServiceChoice(name, () -> newInstance(name), new HexCodec());
    }

    private static ReplicatedService newInstance(String name) {
      try {
        return Class.forName(name)
            .asSubclass(ReplicatedService.class)
            .getDeclaredConstructor()
            .newInstance();
      } catch (ReflectiveOperationException | ClassCastException e) {
        throw new TypeConversionException(
            "'"
                + name
                + "' is no service: orderbook, kv, or a ReplicatedService on the class path with a"
                + " public constructor without parameters");
      }
    }
  }

  boolean isOrderBook() {
    return name.equals(ORDER_BOOK);
  }
}
