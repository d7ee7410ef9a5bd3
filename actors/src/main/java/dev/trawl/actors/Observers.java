package dev.trawl.actors;

import dev.trawl.actors.call.Call;
import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registered observers. Thread-safe. */
final class Observers implements Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

  private final List<Observer> observers = new CopyOnWriteArrayList<>();

  void add(Observer observer) {
    observers.add(observer);
  }

  void remove(Observer observer) {
    observers.remove(observer);
  }

  @Override
  public void onCall(Call call) {
    notifyAll(observer -> observer.onCall(call));
  }

  @Override
  public void onPageRead(String document, int page, int pages) {
    notifyAll(observer -> observer.onPageRead(document, page, pages));
  }

  @Override
  public void onEvent(RunEvent event, Level level, Duration age) {
    notifyAll(observer -> observer.onEvent(event, level, age));
  }

  private void notifyAll(Consumer<Observer> notification) {
    for (var observer : observers) {
      try {
        notification.accept(observer);
      } catch (RuntimeException thrown) {
        LOG.warn("an observer threw an exception and was removed", thrown);
        observers.remove(observer);
      }
    }
  }
}
