import Storage

/// A region of England, in the order in which lists name them: from the north to the south.
public enum Region: String, CaseIterable, Sendable, SQLConvertible {
  case northEast = "north-east"
  case northWest = "north-west"
  case yorkshireAndTheHumber = "yorkshire-and-the-humber"
  case eastMidlands = "east-midlands"
  case westMidlands = "west-midlands"
  case eastOfEngland = "east-of-england"
  case london
  case southEast = "south-east"
  case southWest = "south-west"

  /// The region as people call it.
  public var title: String {
    switch self {
    case .northEast: "North East"
    case .northWest: "North West"
    case .yorkshireAndTheHumber: "Yorkshire and The Humber"
    case .eastMidlands: "East Midlands"
    case .westMidlands: "West Midlands"
    case .eastOfEngland: "East of England"
    case .london: "London"
    case .southEast: "South East"
    case .southWest: "South West"
    }
  }
}
