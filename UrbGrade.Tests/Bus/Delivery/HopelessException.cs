using Rebus.Exceptions;

namespace UrbGrade.Tests.Bus.Delivery;

/// <summary>A failure that no further attempt would mend.</summary>
internal sealed class HopelessException() : Exception("hopeless"), IFailFastException;
