import Foundation

/// The invented returns that are kept outside the project; nil where they are not.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["GOLDTHREAD_CORPUS"]
}
