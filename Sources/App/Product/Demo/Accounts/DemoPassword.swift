extension Demo {
  /// A password that is easy to type from a screen: four words and four digits, about 41 random
  /// bits.
  public static func makePassword() -> String {
    var generator = SystemRandomNumberGenerator()
    return makePassword(using: &generator)
  }

  static func makePassword(using generator: inout some RandomNumberGenerator) -> String {
    let chosen = (0..<4).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
    let number = Int.random(in: 1000...9999, using: &generator)
    return chosen.joined(separator: "-") + "-\(number)"
  }

  /// 128 words that are hard to mishear, and none that common passwords begin with.
  static let words = [
    "acorn", "almond", "amber", "anchor", "apricot", "arrow", "badger", "bamboo", "barley",
    "basket", "beacon", "beetle", "birch", "bramble", "bridge", "bronze", "bucket", "button",
    "cactus", "canal", "candle", "canoe", "carrot", "castle", "cedar", "cliff", "cloud",
    "cobalt", "cobweb", "comet", "copper", "coral", "cotton", "cradle", "crane", "daisy",
    "dormouse", "elbow", "ember", "feather", "fennel", "fern", "fiddle", "flint", "forest",
    "fossil", "gander", "garlic", "glacier", "gravel", "hammer", "harvest", "hazel", "hedge",
    "heron", "honey", "iceberg", "indigo", "insect", "island", "ivory", "jigsaw", "juniper",
    "kayak", "kettle", "ladder", "lantern", "lemon", "lentil", "linen", "lizard", "lobster",
    "magnet", "mallet", "mango", "maple", "marble", "meadow", "mirror", "morning", "mosaic",
    "mushroom", "nectar", "noodle", "nutmeg", "oatmeal", "olive", "onion", "orchid", "otter",
    "paddle", "papaya", "pebble", "piano", "pigeon", "pillow", "planet", "plum", "pocket",
    "prairie", "puffin", "pumpkin", "quarry", "quilt", "radish", "raven", "ribbon", "ripple",
    "rocket", "saddle", "saffron", "sailor", "salmon", "shell", "spruce", "sunset", "teapot",
    "thistle", "timber", "trumpet", "tulip", "turnip", "velvet", "violet", "walnut", "willow",
    "window", "zebra",
  ]
}
