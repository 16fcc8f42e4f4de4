import Civil
import Testing

/// A date from its ISO form, for tables; a test that misspells one fails.
func date(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CivilDate {
  try #require(CivilDate(iso), "\(iso) is no date", sourceLocation: sourceLocation)
}
