import ArgumentParser
import Civil

/// `goldthread dates`: the working-day sums that statutory deadlines are made of.
struct Dates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out deadlines in working days, months and clear days (England and Wales).",
    subcommands: [
      AddWorkingDays.self, AddMonths.self, LatestPublication.self, EarliestMeeting.self,
    ])
}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public static var defaultCompletionKind: CompletionKind { .default }
}
