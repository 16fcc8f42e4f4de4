import Markup

/// Makes the list of actions by `Markup` and by swift-mustache, in turn, in one run.
@main
struct MarkupBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let rounds = max(30, arguments.first.flatMap { Int($0) } ?? 40)
    print("A list of actions with 11 columns; medians of \(rounds) rounds in turn, one core.")
    print("")
    print(line("rows", "bytes", "engine", "median ms", "least ms", "Markup is"))
    for rows in [200, 1_000] { try compare(rows: rows, rounds: rounds) }
  }

  private static func compare(rows: Int, rounds: Int) throws {
    let list = ActionList(count: rows)
    let values = list.dictionary
    let mustache = try MustachePage()
    let bytes = MarkupPage(list: list).html.rendered()
    guard Array(mustache.render(list).utf8) == bytes, Array(mustache.render(values).utf8) == bytes
    else { throw BenchmarkError.differentOutput("swift-mustache") }

    var markup = Rounds("Markup")
    var reflection = Rounds("swift-mustache, structs")
    var dictionaries = Rounds("swift-mustache, dictionaries")
    for _ in 0..<rounds {
      try markup.run(expecting: bytes.count) { MarkupPage(list: list).html.rendered().count }
      try reflection.run(expecting: bytes.count) { mustache.render(list).utf8.count }
      try dictionaries.run(expecting: bytes.count) { mustache.render(values).utf8.count }
    }
    for engine in [markup, reflection, dictionaries] {
      let ratio = engine.median / markup.median
      print(
        line(
          "\(rows)", "\(bytes.count)", engine.name, fixed(engine.median), fixed(engine.least),
          engine.name == markup.name ? "-" : "\(fixed(ratio, 1)) times faster"))
    }
  }

  private static func line(_ cells: String...) -> String {
    let widths = [6, 9, 30, 11, 10, 0]
    return zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(1, width - cell.count))
    }.joined()
  }

  private static func fixed(_ number: Double, _ decimals: Int = 3) -> String {
    let scale = decimals == 1 ? 10 : 1000
    let scaled = Int((number * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return "\(scaled / scale)."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
