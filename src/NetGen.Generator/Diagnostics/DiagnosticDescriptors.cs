using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>Everything NetGen reports: ids and words. None has a link: the page that explains each id is the README of the package.</summary>
internal static partial class DiagnosticDescriptors
{
    private const string Category = "NetGen";

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(DiagnosticId rule) => rule switch
    {
        DiagnosticId.NotPartial => NotPartial,
        DiagnosticId.Static => Static,
        DiagnosticId.Abstract => Abstract,
        DiagnosticId.Generic => Generic,
        DiagnosticId.Record => Record,
        DiagnosticId.FileLocal => FileLocal,
        DiagnosticId.MemberCollision => MemberCollision,
        DiagnosticId.ClassNameCollision => ClassNameCollision,
        DiagnosticId.OwnConstructor => OwnConstructor,
        DiagnosticId.PrimaryConstructor => PrimaryConstructor,
        DiagnosticId.BaseConstructor => BaseConstructor,
        DiagnosticId.RequiredMember => RequiredMember,
        DiagnosticId.NoLayers => NoLayers,
        DiagnosticId.SizeTooSmall => SizeTooSmall,
        DiagnosticId.LayerTooWide => LayerTooWide,
        DiagnosticId.TooManyParameters => TooManyParameters,
        DiagnosticId.SoftmaxHidden => SoftmaxHidden,
        DiagnosticId.SoftmaxLoss => SoftmaxLoss,
        DiagnosticId.CrossEntropyOutput => CrossEntropyOutput,
        DiagnosticId.SoftmaxSingle => SoftmaxSingle,
        DiagnosticId.BinaryCrossEntropyOutput => BinaryCrossEntropyOutput,
        DiagnosticId.DropoutRate => DropoutRate,
        DiagnosticId.DropoutLast => DropoutLast,
        DiagnosticId.LayerWithoutNetwork => LayerWithoutNetwork,
        DiagnosticId.LayerOnOtherPart => LayerOnOtherPart,
        DiagnosticId.MixedForms => MixedForms,
        DiagnosticId.ActivationBesideLayers => ActivationBesideLayers,
        DiagnosticId.UndefinedValue => UndefinedValue,
        DiagnosticId.TooManyLayers => TooManyLayers,
        DiagnosticId.ShapeMismatch => ShapeMismatch,
        DiagnosticId.InputTwice => InputTwice,
        DiagnosticId.ValueTooLarge => ValueTooLarge,
        DiagnosticId.ElementwiseSignature => ElementwiseSignature,
        DiagnosticId.ElementwiseBody => ElementwiseBody,
        DiagnosticId.ElementwiseExpression => ElementwiseExpression,
        DiagnosticId.ElementwiseRecursion => ElementwiseRecursion,
        DiagnosticId.ElementwiseTooLong => ElementwiseTooLong,
        DiagnosticId.UnusableFunction => UnusableFunction,
        DiagnosticId.TwoLosses => TwoLosses,
        DiagnosticId.LayersMethod => LayersMethod,
        DiagnosticId.GraphUnreadable => GraphUnreadable,
        DiagnosticId.GraphShape => GraphShape,
        DiagnosticId.GraphUnread => GraphUnread,
        DiagnosticId.GraphName => GraphName,
        DiagnosticId.GraphTooLarge => GraphTooLarge,
        DiagnosticId.GraphBesideLayers => GraphBesideLayers,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No descriptor"),
    };
}
