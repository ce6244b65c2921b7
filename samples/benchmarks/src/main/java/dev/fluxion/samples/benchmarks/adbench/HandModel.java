package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A hand: its bones, and the surface that they move. Matrices are four by four, row by row.
 *
 * @param parents each bone's parent, which comes before it; −1 for the root
 * @param relatives the bones' transforms at rest, relative to their parents
 * @param inverses the inverses of their absolute transforms at rest
 * @param vertices the surface's vertices at rest
 * @param weights one row for each bone: how much it moves each of the vertices
 * @param triangles the surface: three vertices each
 */
record HandModel(
    int[] parents,
    double[][] relatives,
    double[][] inverses,
    double[][] vertices,
    double[][] weights,
    int[][] triangles) {

  static HandModel read(Path directory) throws IOException {
    List<String> bones = Files.readAllLines(directory.resolve("bones.txt"));
    int[] parents = new int[bones.size()];
    double[][] relatives = new double[bones.size()][];
    double[][] inverses = new double[bones.size()][];
    for (int i = 0; i < parents.length; i++) {
      Tokens fields = Tokens.ofFields(bones.get(i));
      fields.word();
      parents[i] = fields.integer();
      relatives[i] = fields.numbers(16);
      inverses[i] = fields.numbers(16);
    }
    List<String> lines = Files.readAllLines(directory.resolve("vertices.txt"));
    double[][] vertices = new double[lines.size()][];
    double[][] weights = new double[parents.length][vertices.length];
    for (int i = 0; i < vertices.length; i++) {
      Tokens fields = Tokens.ofFields(lines.get(i));
      vertices[i] = fields.numbers(3);
      // The normal, and the place in a texture.
      fields.numbers(5);
      for (int count = fields.integer(); count > 0; count--) {
        int bone = fields.integer();
        weights[bone][i] = fields.number();
      }
    }
    return new HandModel(parents, relatives, inverses, vertices, weights, triangles(directory));
  }

  private static int[][] triangles(Path directory) throws IOException {
    return Files.readAllLines(directory.resolve("triangles.txt")).stream()
        .map(Tokens::ofFields)
        .map(fields -> new int[] {fields.integer(), fields.integer(), fields.integer()})
        .toArray(int[][]::new);
  }

  /** The same bones under more vertices, which lie in this surface's triangles. */
  HandModel withVertices(int count) {
    Random random = new Random(count);
    double[][] places = new double[count][];
    double[][] influences = new double[weights.length][count];
    for (int v = 0; v < count; v++) {
      int[] corners = triangles[random.nextInt(triangles.length)];
      double[] share = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      double sum = share[0] + share[1] + share[2];
      places[v] = new double[3];
      for (int c = 0; c < 3; c++) {
        for (int j = 0; j < 3; j++) {
          places[v][j] += share[c] / sum * vertices[corners[c]][j];
        }
        for (int b = 0; b < weights.length; b++) {
          influences[b][v] += share[c] / sum * weights[b][corners[c]];
        }
      }
    }
    return new HandModel(parents, relatives, inverses, places, influences, new int[0][]);
  }
}
