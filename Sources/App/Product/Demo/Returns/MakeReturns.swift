import StatutoryReturns

/// The census of 2026: checked, worked on, checked again a week later.
enum MakeReturns {
  static let scenes = [
    Scene(on(2026, 5, 12)) { stage in
      let officer = try stage.acting(as: .nwachukwu)
      // A demonstration is opened years later, and its story should still be there.
      try await StatutoryReturnsSlice.keepChecks(forDays: 3650, as: officer)
      try await StatutoryReturnsSlice.takeTeams(DemoReturn.teams, as: officer)
    },
    Scene(on(2026, 5, 12)) { stage in
      let officer = try stage.acting(as: .nwachukwu)
      try await StatutoryReturnsSlice.checkCIN(
        DemoReturn(isSecond: false).bytes, named: "thornmere-cin-2026.xml", keepingFile: false,
        as: officer)
    },
    Scene(on(2026, 5, 14)) { stage in
      try await StatutoryReturnsSlice.explain(
        "8670Q", about: DemoReturn.explained,
        saying:
          "The assessment waits for a specialist report that the court has ordered; the manager has reviewed it each week.",
        as: try stage.acting(as: .nwachukwu))
    },
    Scene(on(2026, 5, 19)) { stage in
      try await StatutoryReturnsSlice.checkCIN(
        DemoReturn(isSecond: true).bytes, named: "thornmere-cin-2026.xml", keepingFile: true,
        as: try stage.acting(as: .nwachukwu))
    },
  ]
}
