namespace UrbGrade.Bus.Contracts;

/// <summary>A contract by which somebody asks something. Exactly one module handles it, and replies.</summary>
/// <typeparam name="TReply">The reply's contract.</typeparam>
public interface IQuery<TReply>
    where TReply : class;
