"""What a workbook holds, read the same whoever saved it, and the seal made of it."""

from ho_workbook.zegel.zegel import EIGEN_ZEGEL, Bladzegel, Zegel, Zegelmodel

__all__ = ["EIGEN_ZEGEL", "Bladzegel", "Zegel", "Zegelmodel"]
