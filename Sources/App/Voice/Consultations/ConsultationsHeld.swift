import Civil
import Kernel
import Storage

/// Measure M67, *consultations held*: those held by the day they were planned for, of those planned
/// in a period (domain, section 12; attributed by the planned day, as all timeliness is).
///
/// That the day *first* planned counts is our choice, as for every first date (design, section 1).
struct ConsultationsHeld: Hashable, Sendable {
  /// Those that were planned for these days, by their days.
  let planned: [Consultation]

  /// - Parameters:
  ///   - period: the days first planned for, both ends counted.
  ///   - today: what is planned for later is not counted yet.
  init(_ consultations: [Consultation], in period: ClosedRange<CivilDate>, today: CivilDate) {
    planned =
      consultations
      .filter { one in
        guard let day = one.firstPlannedOn else { return false }
        // What was called off before its day was never due.
        return period.contains(day) && day <= today && (one.cancelledOn.map { $0 >= day } ?? true)
      }
      .sorted {
        ($0.firstPlannedOn ?? .latest, $0.id.text) < ($1.firstPlannedOn ?? .latest, $1.id.text)
      }
  }

  var share: Share { Share(planned.count { $0.isHeldInTime }, of: planned.count) }

  /// What is counted.
  ///
  /// - Parameter day: the past day as at which it is; nil for today.
  static func definition(asAt day: CivilDate?) -> String {
    "Consultations held by the day they were planned for, of those planned for these days. Counted by the day first planned; planning another day later changes nothing here. What is planned for after \(day?.longForm ?? "today") is not counted yet, nor what was called off before its day. With nothing planned there is no share, and it says n/a."
  }
}

extension Consultation {
  /// Whether it was held by the day first planned for it.
  var isHeldInTime: Bool {
    guard let firstPlannedOn, let heldOn else { return false }
    return heldOn <= firstPlannedOn
  }
}
