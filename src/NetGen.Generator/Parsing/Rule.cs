namespace NetGen.Generator.Parsing;

/// <summary>What a declaration has to obey; the number is that of the diagnostic, so it never changes its meaning.</summary>
internal enum Rule
{
    NotPartial = 1,
    Static = 2,
    Abstract = 3,
    Generic = 4,
    Record = 5,
    FileLocal = 6,
    MemberCollision = 7,
    ClassNameCollision = 8,
    OwnConstructor = 9,
    PrimaryConstructor = 10,
    BaseConstructor = 11,
    RequiredMember = 12,
    NoLayers = 13,
    SizeTooSmall = 14,
    LayerTooWide = 15,
    TooManyParameters = 16,
    SoftmaxHidden = 17,
    SoftmaxLoss = 18,
    CrossEntropyOutput = 19,
    SoftmaxSingle = 20,
    BinaryCrossEntropyOutput = 21,
    DropoutRate = 22,
    DropoutLast = 23,
    LayerWithoutNetwork = 24,
    LayerOnOtherPart = 25,
    MixedForms = 26,
    ActivationBesideLayers = 27,
    UndefinedValue = 28,
}
