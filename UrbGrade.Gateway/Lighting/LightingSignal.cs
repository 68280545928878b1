using UrbGrade.Gateway.Service;

namespace UrbGrade.Gateway.Lighting;

/// <summary>Tells the exchange of programs that a node has said something.</summary>
internal sealed class LightingSignal : Signal;
