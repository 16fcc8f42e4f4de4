import Civil
import Kernel
import Registers
import Storage

/// The awareness campaigns of 2026, and the schools that they reached: one campaign all of them,
/// the other all but one. All schools are invented.
enum MakeCampaigns {
  private static let cse = "Look closer: spotting child sexual exploitation"
  private static let online = "Safe online at home"
  private static let late = "Withybrook Academy"

  private static let schools = """
    name,urn,phase,opened,closed
    Applegarth Primary School,990001,Primary,,
    Bellwether Primary School,990002,Primary,,
    Coldspring Primary School,990003,Primary,,
    Fennimere Primary School,990004,Primary,,
    Hollin Bank Nursery School,990005,Nursery,,
    Larkwell Primary School,990006,Primary,,
    Millrace Academy,990007,Secondary,,
    Quarrybrook School,990008,Special,,
    Saltmarket Infant School,990009,Primary,,31 August 2026
    Stonecroft Junior School,990010,Primary,,
    Tallow Lane Pupil Referral Unit,990011,Alternative provision,,
    Three Bridges Academy,990012,All-through,1 September 2026,
    Withybrook Academy,990013,Secondary,,
    """

  static var scenes: [Scene] {
    [
      Scene(on(2026, 4, 13)) { stage in
        try await KeepSchool(stage.acting(as: .nwachukwu))(list: schools, leavesOutKnown: false)
        try await enter(
          CampaignEntry(
            title: cse, topics: [.cse, .missing],
            audience: "Staff of schools, hotels and taxi firms", startOn: on(2026, 4, 20),
            endOn: on(2026, 7, 17), owner: try stage.owner(.body(.safeguardingPartnership)),
            plan: try stage.found(stage.plans[.services2026], cse)),
          material: ("look-closer.txt", Array(paper.utf8)), on: &stage)
      },
      recorded(cse, .sent, on(2026, 4, 20)),
      recorded(
        cse, .acknowledged, on(2026, 4, 24), by: "Bethan Lisle",
        post: "Designated safeguarding lead", of: ["Millrace Academy"]),
      recorded(cse, .acknowledged, on(2026, 5, 15)),

      Scene(on(2026, 9, 2)) { stage in
        try await enter(
          CampaignEntry(
            title: online, topics: [.online, .bullying],
            audience: "Parents of children aged 5 to 14",
            link: "https://www.thornmere.example/safe-online", startOn: on(2026, 9, 7),
            endOn: on(2026, 12, 18), owner: try stage.owner(.post(.partnershipManager)),
            plan: try stage.found(stage.plans[.services2026], online)),
          on: &stage)
      },
      recorded(online, .sent, on(2026, 9, 7)),
      recorded(
        online, .acknowledged, on(2026, 9, 11), by: "Bethan Lisle",
        post: "Designated safeguarding lead", of: ["Millrace Academy"]),
      recorded(online, .acknowledged, on(2026, 9, 25), besides: late),
    ]
  }

  private static func enter(
    _ entry: CampaignEntry, material: SentFile? = nil, on stage: inout Stage
  ) async throws {
    stage.registers.campaigns[entry.title] = try await KeepCampaign(
      stage.acting(as: .nwachukwu))(
        entry, material: material
      ).id
  }

  /// - Parameters:
  ///   - names: the schools; all that are open unless some are named.
  ///   - missing: a school that is left out.
  private static func recorded(
    _ campaign: String, _ step: ReceiptEntry.Step, _ day: CivilDate, by name: String = "",
    post: String = "", of names: Set<String> = [], besides missing: String = ""
  ) -> Scene {
    Scene(day) { stage in
      let (world, today) = (stage.world, stage.day)
      let schools = try await world.store.read { try $0.schools(of: world.authority) }
      let chosen = schools.filter { school in
        school.isOpen(on: today) && school.name != missing
          && (names.isEmpty || names.contains(school.name))
      }
      try await RecordReceipts(stage.acting(as: .nwachukwu))(
        ReceiptEntry(step, on: today, by: name, post: post), at: chosen.map(\.id),
        of: try stage.found(stage.registers.campaigns[campaign], campaign))
    }
  }

  private static let paper = """
    Look closer

    A child who has new things and cannot say from whom, who is away and tired, who has a friend
    much older: ask, listen, and write down what they say.

    Tell the front door the same day. You need no proof to tell.

    """
}
