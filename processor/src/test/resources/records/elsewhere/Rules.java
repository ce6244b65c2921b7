import dev.fluxion.DerivativeOf;
import dev.fluxion.PullbackOf;
import dev.fluxion.PushforwardOf;

/** Rules about the records of {@link Library}. */
class Rules {
  @PullbackOf(owner = Library.class, method = "energy", wrt = 0)
  static Library.Body energyBack(Library.Body b, double t, double bar) {
    double[] data = new double[b.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = 2 * b.data()[i] * b.weight() * bar;
    }
    double x = b.place().x();
    double y = b.place().y();
    return new Library.Body(
        x * y * t * bar, new Library.Vector(b.mass() * y * t * bar, b.mass() * x * t * bar), data, 99, null);
  }

  @PushforwardOf(owner = Library.class, method = "energy", wrt = 0)
  static double energyForth(Library.Body b, double t, Library.Body d) {
    double sum = 0;
    for (int i = 0; i < b.data().length; i++) {
      sum += 2 * b.data()[i] * d.data()[i] * b.weight();
    }
    double x = b.place().x();
    double y = b.place().y();
    return sum + t * (d.mass() * x * y + b.mass() * (d.place().x() * y + x * d.place().y()));
  }

  @DerivativeOf(owner = Library.class, method = "energy", wrt = 1)
  static double energyByTime(Library.Body b, double t) {
    return b.mass() * b.place().x() * b.place().y();
  }

  record BodyAndTime(Library.Body body, double time) {}

  @PullbackOf(owner = Library.class, method = "moved", wrt = {0, 1})
  static BodyAndTime movedBack(Library.Body b, double t, Library.Body bar) {
    double[] data = new double[b.data().length];
    double time = bar.mass() * b.mass() + bar.place().x();
    for (int i = 0; i < data.length; i++) {
      data[i] = bar.data()[i] * t;
      time += bar.data()[i] * b.data()[i];
    }
    double mass = bar.mass() * t + bar.place().y() * b.place().y();
    Library.Vector place = new Library.Vector(bar.place().x(), bar.place().y() * b.mass());
    return new BodyAndTime(new Library.Body(mass, place, data, 0, null), time);
  }

  @PushforwardOf(owner = Library.class, method = "moved", wrt = 0)
  static Library.Body movedForth(Library.Body b, double t, Library.Body result, Library.Body d) {
    double[] data = new double[b.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = d.data()[i] * t;
    }
    double y = d.place().y() * b.mass() + b.place().y() * d.mass();
    return new Library.Body(d.mass() * t, new Library.Vector(d.place().x(), y), data, 0, result.name());
  }

  @PushforwardOf(owner = Library.class, method = "moved", wrt = 1)
  static Library.Body movedInTime(Library.Body b, double t, double time) {
    double[] data = new double[b.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = b.data()[i] * time;
    }
    return new Library.Body(b.mass() * time, new Library.Vector(time, 0), data, 0, null);
  }

  record Two(Library.Vector a, Library.Vector b) {}

  @PullbackOf(owner = Library.class, method = "dot", wrt = {0, 1})
  static Two dotBack(Library.Vector a, Library.Vector b, double bar) {
    return new Two(
        new Library.Vector(b.x() * bar, b.y() * bar), new Library.Vector(a.x() * bar, a.y() * bar));
  }

  @PullbackOf(owner = Library.class, method = "total", wrt = 0)
  static Library.Vector[] totalBack(Library.Vector[] vectors, double bar) {
    Library.Vector[] back = new Library.Vector[vectors.length];
    for (int i = 0; i < back.length; i++) {
      if (vectors[i] != null) {
        back[i] = new Library.Vector(vectors[i].y() * bar, vectors[i].x() * bar);
      }
    }
    return back;
  }

  @PushforwardOf(owner = Library.class, method = "total", wrt = 0)
  static double totalForth(Library.Vector[] vectors, Library.Vector[] d) {
    double sum = 0;
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i] != null) {
        sum += vectors[i].x() * d[i].y() + vectors[i].y() * d[i].x();
      }
    }
    return sum;
  }

  @PullbackOf(owner = Library.class, method = "turned", wrt = 0)
  static Library.Vector turnedBack(Library.Vector v, Library.Vector bar) {
    return v == null ? null : new Library.Vector(-bar.y(), bar.x());
  }

  @PushforwardOf(owner = Library.class, method = "turned", wrt = 0)
  static Library.Vector turnedForth(Library.Vector v, Library.Vector d) {
    return v == null ? null : new Library.Vector(d.y(), -d.x());
  }

  /** Null is no zero. */
  @PullbackOf(owner = Library.class, method = "product", wrt = 0)
  static Library.Vector productBack(Library.Vector a, Library.Vector b, double bar) {
    return b.y() > 5 ? null : new Library.Vector(b.y() * bar, 0);
  }
}
