import abc
D = 4
