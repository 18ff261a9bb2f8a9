namespace NetGen;

/// <summary>
/// ReLU whose slope for negative values is learned, one per unit or channel: <c>x</c> where x &gt; 0, else <c>a x</c>, with a slope <c>a</c> that starts at
/// 0.25 (He et al., 2015). In files the slopes are called <c>weight</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PReLUAttribute : Attribute;
