import Foundation
import Returns

/// Invented returns of any size: made, measured, and made wrong.
///
///     returns-benchmark generate CHILDREN FILE
///     returns-benchmark measure FILE…
///     returns-benchmark fuzz MUTATIONS FILE…
@main
enum ReturnsBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let files = Array(arguments.dropFirst(2))
    switch (arguments.first, arguments.dropFirst().first) {
    case ("generate", let number?):
      guard let children = Int(number), let file = files.first else { usage() }
      try ReturnGenerator.write(children: children, to: file)
    case ("measure", let first?):
      print(Measurement.heading)
      for file in [first] + files { print(try await Measurement.line(file)) }
    case ("fuzz", let number?):
      guard let count = Int(number), !files.isEmpty else { usage() }
      print(try await ReturnFuzz.run(count, files: files))
    default: usage()
    }
  }

  private static func usage() -> Never {
    FileHandle.standardError.write(
      Data("returns-benchmark generate CHILDREN FILE | measure FILE… | fuzz MUTATIONS FILE…\n".utf8)
    )
    exit(64)
  }
}
