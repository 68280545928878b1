using System.Collections.Concurrent;

namespace UrbGrade.Bus.Soap;

/// <summary>Lends objects that are costly to make and belong to one thread while they are lent.</summary>
internal sealed class ScratchPool<T>(Func<T> make)
    where T : class
{
    private readonly ConcurrentBag<T> idle = [];

    public T Rent() => idle.TryTake(out var item) ? item : make();

    public void Return(T item) => idle.Add(item);
}
